/** One figure of a bench. Every bound here is an upper one. */
export interface Measurement {
  /** `<bench>` or `<bench>/<figure>`: the part before the slash says whose row it is. */
  name: string;
  value: number;
  /** `ms`, `bytes`, `ratio`, or what is counted. */
  unit: string;
  /** What `value` may be at most; null for a figure that only explains another. */
  bound: number | null;
  /** What `value` is compared with; null when it stands alone. */
  peer: string | null;
}

/** Measures, telling now and then how far it is; throws when it cannot measure what it is there for. */
export type Bench = (progress: (text: string) => void) => Promise<Measurement[]>;
