import type { Routes } from '@angular/router';

export default [{ path: '', loadComponent: () => import('./caseload-page.js') }] satisfies Routes;
