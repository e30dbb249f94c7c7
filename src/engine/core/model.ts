import type { Backend } from './backend.ts';
import type { Cell } from './cells/cell.ts';
import type { Parameter } from './parameters.ts';
import type { Spec } from './spec.ts';

/** What a trace and gradients need to know of the network that they belong to. */
export interface Model {
  readonly spec: Spec;
  /** The elementwise half of its cell. */
  readonly cell: Cell;
  readonly backend: Backend;
  /** @throws EngineError on an unknown name */
  parameter(name: string): Parameter;
}
