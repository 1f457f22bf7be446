import { expect, test } from "vitest";
import { makePublicAddresses } from "../public-addresses.ts";

test.each([
  ["https://cchc.example.vn", "https://cchc.example.vn/u/T"],
  ["https://cchc.example.vn/", "https://cchc.example.vn/u/T"],
  ["https://x.vn/dondoc", "https://x.vn/dondoc/u/T"],
  ["https://x.vn/dondoc//", "https://x.vn/dondoc/u/T"],
  ["http://10.0.0.7:3000/a/b/?q=1#x", "http://10.0.0.7:3000/a/b/u/T"],
])("under %s an address carries the place and its path", (publicUrl, address) => {
  expect(makePublicAddresses(publicUrl)?.uploadUrl("T")).toBe(address);
});

test("without a place outside there are none", () => {
  expect(makePublicAddresses(null)).toBeNull();
});

test("tokens are letters and digits that never come twice, and hashes do not give them away", () => {
  const addresses = makePublicAddresses("https://x.vn")!;
  const tokens = Array.from({ length: 1_000 }, () => addresses.newToken());
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(token).toMatch(/^[0-9A-Za-z]{24}$/u);
  expect(addresses.hashOf("a")).toMatch(/^[0-9a-f]{64}$/u);
  expect(addresses.hashOf("a")).toBe(addresses.hashOf("a"));
  expect(addresses.hashOf("a")).not.toBe(addresses.hashOf("b"));
});
