import type { Routes } from '@angular/router';

export default [{ path: '', title: 'Monitors', loadComponent: () => import('./monitors-page.js') }] satisfies Routes;
