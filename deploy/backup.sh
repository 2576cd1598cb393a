#!/bin/sh
# A compressed dump every night; the last fourteen are kept. Restore: pg_restore --clean --if-exists -d sojourn FILE
set -eu
while true; do
  file="/backups/sojourn-$(date -u +%Y-%m-%dT%H%M%SZ).dump"
  pg_dump --format=custom --file="$file.part" sojourn && mv "$file.part" "$file"
  ls -1t /backups/sojourn-*.dump | tail -n +15 | xargs -r rm --
  sleep 86400
done
