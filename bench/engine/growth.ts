// Does memory grow with the number of requests? The slope of a line through it, and how sure that is. Pure.

import { studentQuantile } from '../../src/stats/student-t.ts';
import { fitLine, type Point } from '../operating-characteristic/linear-fit.ts';

interface Growth {
  /** The growth of y for each unit of x. */
  readonly slope: number;
  /** Bounds of the slope, with 95 % confidence, if the residuals are independent noise. */
  readonly low: number;
  readonly high: number;
}

/**
 * The interval of a least-squares slope (Draper and Smith, Applied Regression Analysis, section 1.4).
 * @param points three or more; fewer carry no interval
 */
export function growthOf(points: readonly Point[]): Growth {
  const { intercept, slope } = fitLine(points);
  const freedom = points.length - 2;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const squares = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const left = points.reduce((sum, { x, y }) => sum + (y - intercept - slope * x) ** 2, 0);
  const margin = studentQuantile(0.025, freedom) * Math.sqrt(left / freedom / squares);
  return { slope, low: slope - margin, high: slope + margin };
}
