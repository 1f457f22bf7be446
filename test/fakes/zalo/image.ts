/** One pixel, as a phone would send it. */
export const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=",
  "base64",
);

const STARTS = ["89504e47", "ffd8ff", "47494638", "52494646"];

export function isImage(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4).toString("hex");
  return STARTS.some((known) => start.startsWith(known));
}
