/**
 * Stands in for the schema library in preload scripts, which need the names of a contract and not its schemas: every
 * schema built here is this one object. It keeps each script at a few kB, which matters when a program starts.
 */
const noSchema: unknown = new Proxy(() => noSchema, { get: () => noSchema });

export const z = noSchema;
