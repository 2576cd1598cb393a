import type { Routes } from '@angular/router';

export default [{ path: '', title: 'Messages', loadComponent: () => import('./messages-page.js') }] satisfies Routes;
