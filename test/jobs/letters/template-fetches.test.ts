/** Edited templates that reach for something outside as soon as they are opened. */
import { expect, test } from "vitest";
import {
  DOCUMENT,
  editedTemplate,
  endingTemplate,
  linkedTemplate,
  LINKS,
  OFFICE,
  problemOf,
} from "./template-parts.ts";

/** A link at the letter's end, and something that names it. */
const naming = (link: string, xml: string) =>
  editedTemplate((parts) => ({
    [LINKS]: (parts.get(LINKS) ?? "").replace("</Relationships>", `${link}</Relationships>`),
    [DOCUMENT]: (parts.get(DOCUMENT) ?? "").replace("<w:sectPr>", `${xml}<w:sectPr>`),
  }));
const link = (attributes: string) =>
  `<Relationship Id="rX" Target="https://evil.example/x.png" ${attributes}/>`;
const pressed = link(`Type="${OFFICE}/hyperlink" TargetMode="External"`);
const drawn = (inside: string) => `<w:p><w:r><w:pict>${inside}</w:pict></w:r></w:p>`;

// Incident: a picture that was linked by a relationship of the type of links was fetched as soon as it was opened.
test.each([
  ["a picture by r:link", naming(pressed, drawn(`<a:blip r:link="rX"/>`))],
  ["a picture by r:embed", naming(pressed, drawn(`<a:blip r:embed='rX'/>`))],
  ["its name by a number", naming(pressed, drawn(`<a:blip r:link="r&#88;"/>`))],
  ["behind a bracket", naming(pressed, drawn(`<a:blip x="a>b" r:link="rX"/>`))],
  ["an old picture by r:pict", naming(pressed, drawn(`<v:imagedata r:pict="rX"/>`))],
  ["an old picture by r:id", naming(pressed, drawn(`<v:imagedata r:id="rX"/>`))],
  ["a link on a drawing", naming(pressed, drawn(`<a:hlinkClick r:id="rX"/>`))],
  [
    "a type that only ends like a link's",
    naming(link(`Type="urn:evil/hyperlink" TargetMode="External"`), ""),
  ],
  ["a place outside that is called inside", naming(link(`Type="${OFFICE}/image"`), "")],
  ["a share behind a link", linkedTemplate("hyperlink", "file://///evil/share/x")],
  [
    "an address in an old picture",
    endingTemplate(drawn(`<v:imagedata src="http://evil.example/x"/>`)),
  ],
  ["its other address", endingTemplate(drawn(`<v:imagedata o:href="http://evil.example/x"/>`))],
  ["a pattern's address", endingTemplate(drawn(`<v:fill o:althref='http://evil.example/x'/>`))],
  [
    "a template on a disk that a picture names",
    editedTemplate((parts) => ({
      [LINKS]: (parts.get(LINKS) ?? "").replace(
        "</Relationships>",
        `<Relationship Id="rX" Type="${OFFICE}/attachedTemplate" Target="C:\\a.dotm" TargetMode="External"/></Relationships>`,
      ),
      [DOCUMENT]: (parts.get(DOCUMENT) ?? "").replace(
        "<w:sectPr>",
        `${drawn(`<a:blip r:link="rX"/>`)}<w:sectPr>`,
      ),
    })),
  ],
  [
    "links of a part that is not there",
    editedTemplate(() => ({
      "word/_rels/header9.xml.rels": `<Relationships>${pressed}</Relationships>`,
    })),
  ],
  [
    "a picture of the web's own kind",
    editedTemplate(() => ({
      "word/media/a.svg": `<svg><image href="https://evil.example/x"/></svg>`,
    })),
  ],
])("for what would be fetched as soon as it is opened: %s", async (_, edited) => {
  expect(await problemOf(await edited)).toEqual({ code: "external" });
});

test("not for a link that is pressed, nor for a picture within it", async () => {
  const text = `<w:p><w:hyperlink r:id="rX"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>`;
  expect(await problemOf(await naming(pressed, text))).toBeNull();
  const emblem = `<svg><use href="#a"/></svg>`;
  const drawing = await editedTemplate(() => ({ "word/media/a.svg": emblem }));
  expect(await problemOf(drawing)).toBeNull();
});

test.each([
  ["letters to a list", "w:mailMerge"],
  ["another letter within it", "w:subDoc"],
  ["frames", "w:frameset"],
  ["a film of the web", "wp15:webVideoPr"],
  ["a page of the web by its place alone", "w:altChunk"],
])("for what brings in something else: %s", async (_, element) => {
  expect(await problemOf(await endingTemplate(`<${element}/>`))).toEqual({ code: "runs" });
});

test.each([
  [
    "a link's mode under another name",
    naming(link(`x:TargetMode="Internal" Type="${OFFICE}/image" TargetMode="External"`), ""),
  ],
  [
    "a link with a long prefix",
    naming(`<${"p".repeat(60)}:Link Id="rX" Target="https://evil.example/x"/>`, ""),
  ],
  [
    "other letters",
    editedTemplate(() => ({
      "word/a.xml": Buffer.from("\ufeff<a/>", "utf16le").toString("latin1"),
    })),
  ],
  [
    "other letters, as it says",
    editedTemplate(() => ({ "word/a.xml": `<?xml version="1.0" encoding="UTF-7"?><a/>` })),
  ],
  [
    "an instruction to a browser",
    endingTemplate(`<?xml-stylesheet href="http://evil.example/x"?>`),
  ],
])("for what others would read in another way: %s", async (_, edited) => {
  expect(await problemOf(await edited)).toEqual({ code: "not-word" });
});
