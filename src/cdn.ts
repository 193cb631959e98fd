/** The one file for CDNs: registers the elements and offers everything public. */
import './define.ts';
export * from './index.ts';
