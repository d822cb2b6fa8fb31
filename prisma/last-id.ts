/** The largest id a row can have on both databases: what is before it is everything. */
export const LAST_ID = 2_147_483_647
