import { openTelegramPhones } from "./phones/telegram-phones.ts";
import { openWebPhones } from "./phones/web-phones.ts";
import { tellStory } from "./told-story.ts";

tellStory("web", openWebPhones, openTelegramPhones);
