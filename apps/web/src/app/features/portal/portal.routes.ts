import type { Routes } from '@angular/router';

export const checkInRoutes: Routes = [{ path: '', loadComponent: () => import('./check-in-page.js') }];
export const visitRoutes: Routes = [{ path: '', loadComponent: () => import('./visit-page.js') }];
export const offerRoutes: Routes = [{ path: '', loadComponent: () => import('./offer-page.js') }];
export const ownPagesRoutes: Routes = [{ path: '', loadComponent: () => import('./own-pages-page.js') }];
