/** What is done to one cell at every step. */
export interface Hold {
  cell: number;
  /** Its c at every step; its h where the network has no c. 0 silences it. */
  value: number;
}
