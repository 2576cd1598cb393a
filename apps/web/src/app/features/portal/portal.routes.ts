import type { Routes } from '@angular/router';

export default [{ path: '', loadComponent: () => import('./check-in-page.js') }] satisfies Routes;
