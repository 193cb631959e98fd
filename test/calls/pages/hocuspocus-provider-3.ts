/** The package as one file, for pages that import it as from a CDN. */

export * from 'hocuspocus-provider-3';
