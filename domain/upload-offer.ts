/** Địa chỉ gửi tệp: where a file can be given that the chat itself cannot take. */
export interface UploadOffer {
  readonly url: string;
  /** So long it stands; it is good once. */
  readonly minutes: number;
}
