"""`mentiond run` under a service manager (Type=notify, WatchdogSec), also one that has stopped listening."""
import signal
import unittest

from harness import SLOWER, Case, wait_for


class Supervision(Case):
    def setUp(self):
        super().setUp()
        self.watchlist('Leyla Aksoy')
        self.configure(['url: "http://127.0.0.1:9/feed"'])

    def deaf_daemon(self):
        daemon = self.daemon(deaf=True)
        wait_for(lambda: 'running: 1 feeds' in daemon.log.read_text(), 'the daemon to run')
        return daemon

    def test_signs_of_life_come_again_and_again(self):
        daemon = self.daemon()
        for _ in range(3):
            daemon.wait_notified('WATCHDOG=1')

    def test_a_reload_and_sigterm_are_heeded_where_nobody_reads_what_is_said(self):
        daemon = self.deaf_daemon()
        daemon.process.send_signal(signal.SIGHUP)
        wait_for(lambda: 'reloaded: 1 feeds' in daemon.log.read_text(), 'the reload')
        status, seconds = daemon.terminate()
        self.assertEqual(status, 0)
        self.assertLess(seconds, 10 * SLOWER)

    def test_that_it_is_ready_is_said_as_soon_as_somebody_reads(self):
        daemon = self.deaf_daemon()
        daemon.listen()
        daemon.wait_notified('READY=1')


if __name__ == '__main__':
    unittest.main()
