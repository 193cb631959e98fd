/**
 * The one file for CDNs: registers the elements and offers what is public. Classes that a page loads later come from
 * `customElements.whenDefined('mesh-grid')` and its like.
 */
import './define.ts';
export * from './at-once.ts';
