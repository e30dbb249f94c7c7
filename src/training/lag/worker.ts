import { expose } from 'comlink';
import { LagTrainer } from './trainer.ts';

expose(new LagTrainer());
