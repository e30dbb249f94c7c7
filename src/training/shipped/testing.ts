import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { characterModel, type CharacterModel } from './model.ts';
import { models, type ModelId } from './models.ts';

/** For tests: a model as it is shipped, read from its file. */
export const shippedFile = (id: ModelId): CharacterModel =>
  characterModel(id, readFileSync(join(process.cwd(), 'static/models', models[id].file)));
