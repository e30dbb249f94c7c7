import { asset } from '$app/paths';
import { fetchShipped, ShippingError, type FetchOptions, type ShippedFile } from './fetch.ts';

export interface ShipmentOptions extends Omit<FetchOptions, 'progress' | 'signal'> {
  /** Default: where static/models lies. */
  address?: string;
}

/** A file that is shipped with the book, fetched when a figure asks for it: `load` when the figure comes into view. */
export class Shipment<Content> {
  /** What is in it, once it is there. */
  content = $state.raw<Content>();
  /** Why it has not come; `retry` tries again. */
  failure = $state.raw<ShippingError>();
  /** Whether it is on its way. */
  loading = $state(false);
  /** How much of it has come, 0 to 1. */
  progress = $state(0);
  /** Resolves when it is there, however often it had to be tried. */
  readonly ready: Promise<Content>;
  #come: (content: Content) => void = () => {};
  readonly #shipped: ShippedFile;
  readonly #read: (file: Uint8Array<ArrayBuffer>) => Content;
  readonly #address: string;
  readonly #options: FetchOptions;

  /** @param read what is in the file; throws ShippingError ('wrong') where that cannot be told */
  constructor(
    shipped: ShippedFile,
    read: (file: Uint8Array<ArrayBuffer>) => Content,
    { address, ...options }: ShipmentOptions = {}
  ) {
    this.#shipped = shipped;
    this.#read = read;
    this.#address = address ?? asset(`/models/${shipped.file}`);
    this.#options = options;
    this.ready = new Promise((resolve) => (this.#come = resolve));
  }

  /** Has it come, unless it is there, on its way, or has failed. */
  load = (): void => {
    if (!this.content && !this.loading && !this.failure) void this.#load();
  };

  /** Tries again after a failure. */
  retry = (): void => {
    this.failure = undefined;
    this.load();
  };

  async #load(): Promise<void> {
    this.loading = true;
    this.progress = 0;
    const { bytes } = this.#shipped;
    const progress = (come: number) => (this.progress = come / bytes);
    try {
      const content = this.#read(
        await fetchShipped(this.#shipped, this.#address, { ...this.#options, progress })
      );
      this.content = content;
      this.#come(content);
    } catch (cause) {
      this.failure = cause instanceof ShippingError ? cause : new ShippingError('wrong', String(cause));
    } finally {
      this.loading = false;
    }
  }
}
