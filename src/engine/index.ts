export type { Backend } from './core/backend.ts';
export type { Dtype, FloatArray, Numbers } from './core/buffers.ts';
export { CheckpointedBptt, type Around, type LossOfSteps } from './train/checkpointed.ts';
export { clipGradNorm, gradNorm } from './train/clip.ts';
export { EngineError } from './core/errors.ts';
export { gradientNorms, linearGradientNorms, type GradientNormOptions } from './look/gradient-norms.ts';
export {
  gradcheck,
  type GradcheckInput,
  type GradcheckResult,
  type GradcheckTensor,
  type LossOf
} from './look/gradcheck.ts';
export * from './look/graph/index.ts';
export { holdGate, sigmoidInput, tanhInput } from './look/hold.ts';
export * from './look/plane/index.ts';
export { stateJacobians, type StateJacobians } from './look/state-jacobians.ts';
export { spectralRadius, type InitOptions } from './core/init.ts';
export { pytorchScript } from './files/pytorch.ts';
export {
  loadNetwork,
  loadWeights,
  readSafetensors,
  saveNetwork,
  writeSafetensors,
  type Safetensors
} from './files/safetensors.ts';
export { crossEntropy, IGNORE, squaredError } from './train/loss.ts';
export { exp, hypot, log, square, tanh } from './core/math.ts';
export { Network, type BackwardOptions, type ForwardOptions, type State } from './core/network.ts';
export {
  Adam,
  optimiser,
  OPTIMISERS,
  RmsProp,
  Sgd,
  type Optimiser,
  type OptimiserKind,
  type OptimiserOptions
} from './train/optimiser.ts';
export { Parameters, type Parameter, type StateDict } from './core/parameters.ts';
export { typescript } from './fast/typescript.ts';
export { Rng, type RngState } from './core/rng.ts';
export {
  joinTick,
  scan,
  scanTicks,
  stepMaps,
  type Join,
  type Joined,
  type ScanOptions,
  type ScanPlan
} from './core/scan.ts';
export type { CellKind, NetworkSpec, Spec } from './core/spec.ts';
export { compileKernels, wasmBackend } from './fast/wasm/backend.ts';
export { sampleToken, type SampleOptions } from './train/sample-token.ts';
export { TruncatedBptt } from './train/truncated-bptt.ts';
export { Gradients, Trace } from './core/trace.ts';
