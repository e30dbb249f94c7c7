/** Heights in CSS pixels of the rows of the tape. */
export const ROW = 28;
export const TAPE = { x: 4, cues: 34, y: 64, wanted: 94, height: 128 };
export const DIAGRAM = 212;
