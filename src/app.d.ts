declare global {
  namespace App {
    interface PageData {
      /** The page's address without language, "repeated-ones/"; pages of the book have one. */
      path?: string;
    }
  }
}

export {};
