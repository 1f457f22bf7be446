import { openTelegramPhones } from "./phones/telegram-phones.ts";
import { openZaloPhones } from "./phones/zalo-phones.ts";
import { tellStory } from "./told-story.ts";

tellStory("zalo", openZaloPhones, openTelegramPhones);
