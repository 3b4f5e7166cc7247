// Which bounds are worth a number. Uncertain by more than a factor of three, what a run allows for is
// anybody's guess: nobody acts differently on a rise of 564 % or of 174 050 % that was not ruled out.

import { type LogRatio, logRatio } from '../units.ts';
import type { Comparison } from './verdict.ts';

const FACTOR = logRatio(Math.log(3));

type Loss = Comparison['loss'];

/** Whether the better end of an interval says something. */
export const isKnownBest = ({ estimate, low }: Omit<Loss, 'high'>): boolean =>
  low >= -FACTOR || estimate - low <= FACTOR;

/** Whether its worse end does. */
export const isKnownWorst = ({ estimate, high }: Omit<Loss, 'low'>): boolean =>
  high <= FACTOR || high - estimate <= FACTOR;

/** Whether the smallest loss that could have been shown does. */
export const isKnownSize = (loss: LogRatio): boolean => loss <= FACTOR;
