/** Looks at the page from inside; put into it as `inPage` before it loads. */

const LEAST_CONTRAST = 4.5;
/** The least side of a target by WCAG 2.2 (AA). */
const LEAST_TARGET_PIXELS = 24;

globalThis.inPage = {
  /** Each message's own words, without who said them and when. */
  texts() {
    return [...document.querySelectorAll(".bubble")].map((bubble) =>
      [...bubble.querySelectorAll(".line, .gap")].map((line) => line.textContent).join("\n"),
    );
  },

  /** The days that the log is divided by. */
  days() {
    return [...document.querySelectorAll(".day time")].map((time) => time.getAttribute("datetime"));
  },

  firstLineInSight() {
    const { top } = document.getElementById("log").getBoundingClientRect();
    const lines = [...document.querySelectorAll(".line")];
    return lines.find((line) => line.getBoundingClientRect().top >= top)?.textContent;
  },

  groups() {
    return [...document.querySelectorAll("#people h3")].map((heading) => heading.textContent);
  },

  /** How much wider the page is than the window, and what is too small to be hit. */
  measure() {
    const root = document.documentElement;
    const targets = [...document.querySelectorAll("button, input, textarea, a")].filter(isShown);
    const small = targets.filter((target) => {
      const { width, height, left, right } = target.getBoundingClientRect();
      return Math.min(width, height) < LEAST_TARGET_PIXELS || left < 0 || right > innerWidth;
    });
    return {
      wide: root.scrollWidth - root.clientWidth,
      targets: targets.length,
      small: small.map((target) => target.textContent),
    };
  },

  /** Words whose contrast with what is behind them is less than WCAG 2.2 (AA) wants. */
  contrasts() {
    const shown = [...document.querySelectorAll("body *")].filter(isShown);
    const worded = shown.filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ""),
    );
    const low = worded.filter((element) => contrastOf(element) < LEAST_CONTRAST);
    return { looked: worded.length, low: low.map((element) => element.textContent.trim()) };
  },
};

function isShown(element) {
  const { width, height } = element.getBoundingClientRect();
  const isClipped = element.closest(".hidden") !== null;
  return !isClipped && width > 0 && height > 0 && element.checkVisibility();
}

function contrastOf(element) {
  const backgrounds = [];
  for (let each = element; each; each = each.parentElement) {
    const colour = colourOf(getComputedStyle(each).backgroundColor);
    backgrounds.push(colour);
    if (colour.alpha === 1) break;
  }
  const behind = backgrounds.reduceRight((below, above) => blend(above, below));
  const { color, opacity } = getComputedStyle(element);
  const ink = colourOf(color);
  const words = blend({ ...ink, alpha: ink.alpha * Number(opacity) }, behind);
  const [dark, light] = [luminance(words), luminance(behind)].toSorted((one, two) => one - two);
  return (light + 0.05) / (dark + 0.05);
}

function colourOf(text) {
  const [red, green, blue, alpha = 1] = text.match(/[\d.]+/gu).map(Number);
  return { channels: [red, green, blue], alpha };
}

function blend(above, below) {
  const channels = above.channels.map(
    (channel, index) => channel * above.alpha + below.channels[index] * (1 - above.alpha),
  );
  return { channels, alpha: 1 };
}

function luminance({ channels }) {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
