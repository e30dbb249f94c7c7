import type { ShippingError } from './fetch.ts';

/** What a figure says of a model that has not come. */
export const shippingWords: Record<'en' | 'zh', Record<ShippingError['kind'], string>> = {
  en: {
    unreachable: 'The model could not be fetched: the server does not answer. Are you offline?',
    missing: 'The model is not where it should be: the server has no such file.',
    damaged: 'What came is not the model: the file is damaged, or another one.',
    wrong: 'The file that came holds no model that can be read.'
  },
  zh: {
    unreachable: '模型没有取到：服务器没有回应。是不是断网了？',
    missing: '模型不在应在的位置：服务器上没有这个文件。',
    damaged: '取到的不是这个模型：文件已损坏，或是另一个文件。',
    wrong: '取到的文件里没有可以读取的模型。'
  }
};
