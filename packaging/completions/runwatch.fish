# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0

complete -c runwatch -f
complete -c runwatch -s X -x -a 'GET POST' -d 'Method of the request'
complete -c runwatch -s d -x -d 'Body of a POST, or @FILE'
complete -c runwatch -s H -x -d 'One more header, or @FILE'
complete -c runwatch -l token-file -r -F -d 'File that holds the bearer token'
complete -c runwatch -l cacert -r -F -d 'Certificate authorities to trust, PEM'
complete -c runwatch -l new-window -d 'Open a window beside the one that is open'
complete -c runwatch -l cert -r -F -d 'Client certificate, PEM'
complete -c runwatch -l key -r -F -d 'Private key of the client certificate, PEM'
complete -c runwatch -l proxy -x -a 'system none http:// socks5://' -d 'Proxy to connect through'
complete -c runwatch -l cancel -x -d 'Request that cancels a job'
complete -c runwatch -l reconnect -x -a 'get-only get same never' -d 'How a cut stream is opened again'
complete -c runwatch -l demo -d 'Watch the embedded sample server'
complete -c runwatch -l screenshot -r -F -d 'Write a picture of the window and leave'
complete -c runwatch -l headless -d 'No window, lines of JSON instead'
complete -c runwatch -l events -d 'Print each event as dispatched'
complete -c runwatch -l no-reconnect -d 'One connection for each stream'
complete -c runwatch -l timeout -x -d 'Close what is still open after SECONDS'
complete -c runwatch -l help -d 'Print the options'
complete -c runwatch -l version -d 'Print the version'
