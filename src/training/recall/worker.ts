import { expose } from 'comlink';
import { RecallTrainer } from './trainer.ts';

expose(new RecallTrainer());
