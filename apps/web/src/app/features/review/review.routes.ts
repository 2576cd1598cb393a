import type { Routes } from '@angular/router';

/** A patient's review is a tab of the chart; older addresses lead there. */
export default [{ path: 'patients/:patientId', redirectTo: ({ params }) => `/patients/${params['patientId']}/review` }] satisfies Routes;
