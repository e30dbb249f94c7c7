import { expose } from 'comlink';
import { Meter } from './meter.ts';

expose(new Meter());
