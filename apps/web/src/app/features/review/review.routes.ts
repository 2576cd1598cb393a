import type { Routes } from '@angular/router';

export default [{ path: 'patients/:patientId', title: 'Review', loadComponent: () => import('./review-page.js') }] satisfies Routes;
