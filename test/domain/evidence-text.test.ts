import { describe, expect, test } from "vitest";
import { isEvidenceText, readOfferedEvidence } from "../../domain/evidence-text.ts";

describe("a link that any colleague can open is taken", () => {
  test.each([
    ["https://vanban.example.vn/15", "https://vanban.example.vn/15"],
    ["http://vanban.example.vn/15.", "http://vanban.example.vn/15"],
    ["HTTPS://VanBan.Example.vn/A", "https://vanban.example.vn/A"],
    ["www.example.gov.vn/a", "https://www.example.gov.vn/a"],
    [
      "docs.google.com/document/d/1?usp=sharing",
      "https://docs.google.com/document/d/1?usp=sharing",
    ],
    ["vanban.example.vn:8443/15", "https://vanban.example.vn:8443/15"],
    ["Kế hoạch đã ban hành (https://vanban.example.vn/15).", "https://vanban.example.vn/15"],
    ["“https://vanban.example.vn/15”", "https://vanban.example.vn/15"],
    ["https://vanban.example.vn/a_(2)", "https://vanban.example.vn/a_(2)"],
    ["Link:https://vanban.example.vn/15", "https://vanban.example.vn/15"],
    ["ghi chú:xong https://vanban.example.vn/15", "https://vanban.example.vn/15"],
    ["Báo cáo quý Ihttps://vanban.example.vn/15", "https://vanban.example.vn/15"],
    ["nhiệm vụ NV-002: https://vanban.example.vn/15", "https://vanban.example.vn/15"],
    ["https://203.113.0.9/15", "https://203.113.0.9/15"],
    ["https://[2001:db8::1]/15", "https://[2001:db8::1]/15"],
  ])("%s", (text, url) => {
    expect(isEvidenceText(text)).toBe(true);
    expect(readOfferedEvidence(text)).toMatchObject({ ok: true, value: { url } });
  });
});

describe("a link that nobody else could open, or that hides where it leads, is refused", () => {
  test.each([
    ["http://169.254.169.254/latest/meta-data", "not-public"],
    ["http://127.0.0.1/x", "not-public"],
    ["http://127.1/x", "not-public"],
    ["http://0x7f.0.0.1/x", "not-public"],
    ["http://0177.0.0.1/x", "not-public"],
    ["http://2130706433/x", "not-public"],
    ["http://[::ffff:127.0.0.1]/x", "not-public"],
    ["http://[::1]/x", "not-public"],
    ["http://[fd00::1]/x", "not-public"],
    ["http://10.0.0.5/x", "not-public"],
    ["http://172.16.3.4/x", "not-public"],
    ["http://192.168.1.10/x", "not-public"],
    ["http://100.64.0.1/x", "not-public"],
    ["http://0.0.0.0/x", "not-public"],
    ["http://localhost/x", "not-public"],
    ["http://localhost./x", "not-public"],
    ["http://qlvb.local/x", "not-public"],
    ["http://maychu/x", "not-public"],
    ["file:///C:/ke-hoach.docx", "not-web"],
    ["javascript:alert(1)", "not-web"],
    ["data:text/html,<b>", "not-web"],
    ["ftp://example.vn/15", "not-web"],
    ["mailto:a@example.vn", "not-web"],
    ["tg://user?id=1", "not-web"],
    ["https://tot@xau/", "has-login"],
    ["https://tot:mat-khau@example.vn/", "has-login"],
    ["https://", "not-a-link"],
    ["https://example.vn:99999/", "not-a-link"],
  ])("%s", (text, error) => {
    expect(isEvidenceText(text)).toBe(true);
    expect(readOfferedEvidence(`Báo cáo ${text}`)).toEqual({ ok: false, error });
  });

  test("public neighbours of the private ranges are none of them", () => {
    for (const host of ["172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.169.0.1"]) {
      expect(readOfferedEvidence(`http://${host}/`).ok).toBe(true);
    }
  });
});

describe("words without a link", () => {
  test("offer the document that they name, to which a file may follow", () => {
    const offered = readOfferedEvidence("Kế hoạch số 15/KH-UBND ngày 20/3/2023");

    expect(offered).toEqual({
      ok: true,
      value: {
        url: null,
        reference: {
          number: "15/KH-UBND",
          kind: "KH",
          issuer: "UBND",
          date: "2023-03-20",
          subject: null,
        },
        note: "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
      },
    });
    expect(isEvidenceText("Kế hoạch số 15/KH-UBND ngày 20/3/2023")).toBe(true);
  });

  test.each([
    "đã xong rồi",
    "nhiệm vụ tư pháp",
    "trước ngày 31/3/2023",
    "17/21 đơn vị",
    "lúc 15:30",
    "gửi file:báo cáo.docx",
    "hộp thư phongtuphap@example.vn",
    "bao-cao.info.docx",
    "đọc ở abc.vnexpress",
    "_*[]()~>#+-=|{}.!",
    "",
    "\u200B",
  ])("that name none prove nothing: %s", (text) => {
    expect(isEvidenceText(text)).toBe(false);
    expect(readOfferedEvidence(text)).toMatchObject({ ok: true, value: { url: null } });
  });
});

describe("the note beside it", () => {
  test("is without the link and without characters that nobody sees", () => {
    const text = "Gửi\u202E anh\0 chị  https://vanban.example.vn/15 \u200Bnhé";

    expect(readOfferedEvidence(text)).toMatchObject({ value: { note: "Gửi anh chị nhé" } });
  });

  test("is composed, and not endless", () => {
    const long = readOfferedEvidence(`https://vanban.example.vn/15 ${"a".repeat(4_096)}`);
    const composed = readOfferedEvidence("kế hoạch".normalize("NFD"));

    expect(long.ok && long.value.note.length).toBe(1_000);
    expect(composed).toMatchObject({ value: { note: "kế hoạch".normalize("NFC") } });
  });
});
