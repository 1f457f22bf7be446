/** Lúc không nhận được tin: shorter times without receiving are bridged by the platform, or nobody notices. */
export const SHORTEST_GAP_MILLIS = 120_000;
