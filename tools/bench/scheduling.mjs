// The schedule's promises in one run: the planner alone, then a server over a million appointments of 50 clinics.
import { measurePlanner } from './scheduling/planner.mjs';
import { measureServer } from './scheduling/server.mjs';

export async function measure() {
  await measurePlanner();
  await measureServer();
}
