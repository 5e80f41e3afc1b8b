export declare const referenceApp: string;
export declare function buildReference(): Promise<string>;
