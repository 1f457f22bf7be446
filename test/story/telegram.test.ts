import { openZaloPhones } from "./phones/zalo-phones.ts";
import { openTelegramPhones } from "./phones/telegram-phones.ts";
import { tellStory } from "./told-story.ts";

tellStory("telegram", openTelegramPhones, openZaloPhones);
