/* The least that a reader with QoS 1 can do: cut packets out of the stream, acknowledge each, keep
   nothing. MQTT 3.1.1 over one socket. Prints "ready", then, after `count` messages, "done".
   usage: bare PORT COUNT */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static unsigned char in[1 << 18], out[1 << 18];

static void put(int s, const void *bytes, size_t n) {
    for (const char *p = bytes; n;) {
        ssize_t k = write(s, p, n);
        if (k <= 0) exit(3);
        p += k, n -= k;
    }
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    long count = atol(argv[2]), seen = 0;
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    int s = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(s, (struct sockaddr *)&to, sizeof to)) return 3;
    /* CONNECT: clean session, keep alive 60 s, client id "bare"; SUBSCRIBE id 1: "#" with QoS 1 */
    put(s, "\x10\x10\x00\x04MQTT\x04\x02\x00\x3c\x00\x04" "bare", 18);
    put(s, "\x82\x06\x00\x01\x00\x01#\x01", 8);
    size_t have = 0;
    while (seen < count) {
        ssize_t got = read(s, in + have, sizeof in - have);
        if (got <= 0) return 3;
        have += got;
        size_t at = 0, acks = 0;
        for (;;) {
            size_t p = at + 1, length = 0;
            int shift = 0, whole = 0;
            while (p < have && shift < 28) {
                unsigned char b = in[p++];
                length |= (size_t)(b & 127) << shift;
                shift += 7;
                if (b < 128) { whole = 1; break; }
            }
            if (!whole || p + length > have) break;
            if ((in[at] & 0xF0) == 0x90) { puts("ready"); fflush(stdout); }
            if ((in[at] & 0xF6) == 0x32) {
                size_t mid = p + 2 + (in[p] << 8 | in[p + 1]);
                memcpy(out + acks, "\x40\x02", 2);
                memcpy(out + acks + 2, in + mid, 2);
                acks += 4, seen++;
            }
            at = p + length;
        }
        if (acks) put(s, out, acks);
        memmove(in, in + at, have - at);
        have -= at;
    }
    puts("done");
    return 0;
}
