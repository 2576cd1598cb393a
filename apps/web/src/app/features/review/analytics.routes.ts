import type { Routes } from '@angular/router';

export default [{ path: '', loadComponent: () => import('./analytics-page.js') }] satisfies Routes;
