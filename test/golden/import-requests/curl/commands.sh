#!/bin/sh
# How we try the shop.
TOKEN=$(cat token.txt)

$ curl 'http://localhost:3000/items?page=1&api_key=0123456789abcdef' \
  -H 'Accept: application/json' \
  -H "Authorization: Bearer $TOKEN" \
  -b 'session=f81d4fae7dec11d0' --compressed | jq .

curl -sS -X POST http://localhost:3000/items -u ada:hunter2 --json '{"name":"lamp","price":40}'
curl http://ada:hunter2@localhost:3000/orders -d 'item=17' -d password=hunter2 -o /dev/null
curl -G localhost:3000/search --data-urlencode 'q=lamp & light' -d page=1 > out.html 2>&1
curl $'http://localhost:3000/notes' --data-raw $'{"text":"it\'s a \\u00fcber note\\n"}' \
  -H 'content-type: application/json' -H "X-Tenant: $TENANT"
curl -I http://localhost:3000/
curl -F photo=@lamp.png http://localhost:3000/photos
curl http://localhost:3000/import -d @items.json
curl 'http://localhost:3000/items/[1-100]'
