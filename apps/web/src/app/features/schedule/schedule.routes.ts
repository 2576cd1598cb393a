import type { Routes } from '@angular/router';

export default [{ path: '', loadComponent: () => import('./board-page.js') }] satisfies Routes;
