export { typescript, type Backend } from './backend.ts';
export type { Dtype, FloatArray, Numbers } from './buffers.ts';
export { CheckpointedBptt, type Around, type LossOfSteps } from './checkpointed.ts';
export { clipGradNorm, gradNorm } from './clip.ts';
export { EngineError } from './errors.ts';
export { gradientNorms, linearGradientNorms, type GradientNormOptions } from './gradient-flow.ts';
export {
  gradcheck,
  type GradcheckInput,
  type GradcheckResult,
  type GradcheckTensor,
  type LossOf
} from './gradcheck.ts';
export * from './graph/index.ts';
export { spectralRadius, type InitOptions } from './init.ts';
export { pytorchScript } from './export/pytorch.ts';
export {
  loadNetwork,
  loadWeights,
  readSafetensors,
  saveNetwork,
  writeSafetensors,
  type Safetensors
} from './export/safetensors.ts';
export { crossEntropy, IGNORE, squaredError } from './loss.ts';
export { Network, type BackwardOptions, type ForwardOptions, type State } from './network.ts';
export { Adam, RmsProp, Sgd } from './optim.ts';
export type { Parameter } from './parameters.ts';
export { Rng, type RngState } from './rng.ts';
export type { CellKind, NetworkSpec, Spec } from './spec.ts';
export { compileKernels, loadBackend, wasmBackend } from './wasm/backend.ts';
export type { StateDict } from './state-dict.ts';
export { LossMeter, readChunk, Sampler, sampleToken, TruncatedBptt, type SampleOptions } from './text.ts';
export { Gradients, Trace } from './trace.ts';
