import { expose } from 'comlink';
import { TextTrainer } from './text-trainer.ts';

expose(new TextTrainer());
