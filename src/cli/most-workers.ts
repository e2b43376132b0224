/** Threads that judge, at most: with more, the one that hands templates out would be what they wait for. */
export const MOST_WORKERS = 64
