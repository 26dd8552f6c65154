// What the server says of people, assignments and progress.
import type { CoderOut } from "$lib/records";

export type Role = "coder" | "adjudicator" | "manager";

export interface Account {
  id: string;
  name: string;
  role: Role;
  created: number;
  disabled: number | null;
}

export interface Assignment {
  id: string;
  source_id: string;
  coder_id: string;
  is_blind: boolean;
  due: string | null;
  at: string;
}

export interface Progress {
  source_id: string;
  title: string;
  coder: CoderOut;
  units: number;
  answered: number;
  open: number;
  decided: number;
  shared: number;
  alike: number;
  assignment: Assignment | null;
}

export interface SourceSize {
  id: string;
  title: string;
  units: number;
}
