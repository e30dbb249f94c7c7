import type { Drawn, FigureHandle, Position, Snapshot } from './handle.ts';
import type { Lang } from './language.ts';
import { accept, readHash, toJson, writeHash, type Json, type Looks } from './params/index.ts';
import { Player } from './player.svelte.ts';
import { ParamStore } from './store.svelte.ts';
import { Tour } from './tour.svelte.ts';
import type { AnyDefinition, Definition, FrameProps, Model } from './definition.ts';
import { asksFor } from './guess/asks-for.ts';

/** One living figure: its parameters, its model, its player. The frame draws it, hosts and dialogs speak to it. */
export class Figure<
  V extends Record<string, unknown>,
  M extends Model,
  S extends { title: string }
> implements FigureHandle {
  readonly definition: Definition<V, M, S>;
  readonly model: M;
  readonly player: Player;
  readonly tour: Tour<V>;
  readonly #store: ParamStore<V>;
  /** What reset goes back to. */
  #initial: { params: V; t: number };
  /** Where the model itself starts. */
  readonly #start: number;
  readonly #words: () => { s: S; lang: Lang };
  /** The figure's element, once it stands in the page. */
  root = $state.raw<HTMLElement>();

  /**
   * @param given the component's props; parameters that are not given take their defaults
   * @param hash a state from an address, which wins over the props
   */
  constructor(
    definition: Definition<V, M, S>,
    given: Partial<V> & FrameProps,
    hash: string | undefined,
    words: () => { s: S; lang: Lang }
  ) {
    const { parameters } = definition;
    const fromProps = { ...parameters.defaults };
    for (const name of parameters.names)
      if (given[name] !== undefined) fromProps[name] = given[name] as V[typeof name];
    const linked = hash ? readHash(parameters, hash) : undefined;
    this.definition = definition;
    this.#words = words;
    const params = parameters.normalise(linked?.params ?? fromProps);
    this.#store = new ParamStore(parameters, params);
    this.model = new definition.Model(this.#store.params);
    this.player = new Player(this.model);
    this.#start = this.player.t;
    this.#initial = { params, t: linked?.t ?? given.t ?? this.#start };
    this.player.seek(this.#initial.t);
    this.tour = new Tour(parameters, this.#store, this.player, () => this.#initial);
  }

  get widget() {
    return this.definition.id;
  }
  get title() {
    return this.#words().s.title;
  }
  get description() {
    const { s, lang } = this.#words();
    return this.definition.describe(this.model, s, lang);
  }
  get playing() {
    return this.player.playing;
  }
  get score() {
    try {
      return this.model.score;
    } catch {
      // A model that fails is dealt with where it is drawn, not by those who listen to it.
      return undefined;
    }
  }
  get plays() {
    return this.player.plays;
  }
  get scrubs() {
    return this.player.scrubs;
  }

  get drawn(): Drawn {
    return {
      definition: this.definition as unknown as AnyDefinition,
      model: this.model,
      player: this.player,
      params: this.params,
      change: (values) => this.change(values)
    };
  }

  /** The parameters as they are now. */
  get params(): V {
    return this.#store.params;
  }

  /**
   * A guess is declared and has not been made. Not where the text shows a state, nor where an exercise or another task has
   * no use for it.
   */
  get asking(): boolean {
    return !this.tour.stop && asksFor(this.definition.parameters, this.params, this.model);
  }

  /** What a control inside the figure writes. A model that has something to keep true meanwhile does so. */
  change(values: Record<string, unknown>) {
    if (this.model.change) this.model.change(values);
    else this.#store.replace({ ...this.#store.all, ...values });
  }

  position(): Position {
    return { params: toJson(this.definition.parameters, this.#store.all), t: this.player.t };
  }

  get(): Snapshot {
    return {
      widget: this.definition.id,
      ...this.position(),
      length: this.player.length,
      // Values leave the page by postMessage, which refuses reactive proxies.
      values: $state.snapshot<object>(this.model.values()) as Snapshot['values']
    };
  }

  table() {
    const { values, length } = this.get();
    const letters = (text: Json) =>
      Array.from(String(text), (letter) => (/\d/.test(letter) ? Number(letter) : letter));
    const spelt = (this.model.byCharacter ?? []).map((name) => [name, letters(values[name])] as const);
    return { values: { ...values, ...Object.fromEntries(spelt) }, length };
  }

  hash(looks: Partial<Looks> = {}): string {
    const t = this.player.scrubs ? this.player.t : undefined;
    return writeHash(this.definition.parameters, { params: this.#store.all, t }, looks);
  }

  restart(hash: string) {
    const { params, t } = readHash(this.definition.parameters, hash);
    // Where a model starts may hang on its parameters, so these come first.
    this.#store.replace(params);
    this.#initial = { params, t: t ?? this.model.start ?? this.#start };
    this.reset();
  }

  restore(hash: string) {
    const { params, t } = readHash(this.definition.parameters, hash);
    this.player.pause();
    this.#store.replace(params);
    if (t !== undefined) this.player.seek(t);
  }

  set(params: unknown): { ok: true } | { ok: false; error: string } {
    const accepted = accept(this.definition.parameters, this.#store.all, params);
    if (!accepted.ok) return accepted;
    this.#store.replace(accepted.value);
    return { ok: true };
  }

  step = (by: 1 | -1) => this.player.step(by);
  seek = (t: number) => this.player.seek(t);
  play = () => this.player.play();
  pause = () => this.player.pause();

  reset = () => {
    this.player.pause();
    this.#store.replace(this.#initial.params);
    this.model.reset?.();
    this.player.seek(this.#initial.t);
  };

  pass() {
    return this.model.pass?.();
  }

  picture() {
    return this.root?.querySelector<SVGSVGElement>('svg[data-export]') ?? null;
  }

  destroy() {
    this.player.destroy();
    this.model.destroy?.();
  }
}
