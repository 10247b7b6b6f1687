// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
// How fast the whole program reads a stream of one HTTP chunk an event, against
// a bare QNetworkAccessManager that only drains the same stream, with buffered
// sockets and as Qt makes it. Each reader is a process of its own.
//
//   bench_stream RUNWATCH [--events N] [--rounds N] [--enforce]

#include "app/net/bufferedsocketproxy.h"
#include "tests/bench/firehose.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QProcess>
#include <QTextStream>

#include <algorithm>
#include <cstring>
#include <vector>

using namespace runwatch;

namespace {

// The child: drains one stream and leaves.
int drain(const QString &kind, const QUrl &url)
{
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    QNetworkAccessManager manager;
    if (kind == QLatin1StringView("buffered"))
        manager.setProxyFactory(new BufferedSocketProxy);
    QNetworkRequest request(url);
    request.setRawHeader("Accept-Encoding", "identity");
    QNetworkReply *reply = manager.get(request);
    reply->setReadBufferSize(1 << 20);
    std::vector<char> buffer(64 << 10);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply, &buffer] {
        while (reply->read(buffer.data(), qint64(buffer.size())) > 0) { }
    });
    QObject::connect(reply, &QNetworkReply::finished, qApp, [] { QCoreApplication::quit(); });
    return QCoreApplication::exec();
}

qint64 residentKilobytes(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    const auto line = std::find_if(lines.begin(), lines.end(), [](const QByteArray &l) { return l.startsWith("VmRSS:"); });
    return line == lines.end() ? 0 : line->simplified().split(' ').value(1).toLongLong();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

struct Reader
{
    QString name;
    QString program;
    QStringList arguments;
    std::vector<double> seconds;
};

bool time(Reader &reader, Firehose &firehose)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(reader.program, reader.arguments);
    if (!process.waitForStarted())
        return false;
    const std::optional<double> seconds = firehose.serveOne();
    process.waitForFinished();
    if (seconds)
        reader.seconds.push_back(*seconds);
    return seconds.has_value();
}

// Resident memory of the program after some seconds of the stream and again at its end.
void printMemory(const QString &program, const QStringList &arguments, Firehose &firehose, QTextStream &out)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForStarted())
        return;
    std::jthread server([&firehose] { std::ignore = firehose.serveOne(); });
    std::vector<qint64> samples;
    while (!process.waitForFinished(100))
        samples.push_back(residentKilobytes(process.processId()));
    std::erase(samples, 0);
    if (samples.size() < 4)
        return;
    out << "memory at a quarter " << samples[samples.size() / 4] << " kB, at the end " << samples.back() << " kB, most "
        << *std::max_element(samples.begin(), samples.end()) << " kB\n";
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1StringView("--drain"))
        return drain(arguments.value(2), QUrl(arguments.value(3)));

    const auto option = [&arguments](const QString &name, int otherwise) {
        const qsizetype at = arguments.indexOf(name);
        return at < 0 ? otherwise : arguments.value(at + 1).toInt();
    };
    const qint64 events = option(QStringLiteral("--events"), 2'000'000);
    const int rounds = option(QStringLiteral("--rounds"), 5);
    Firehose firehose(events);
    const QString url = QStringLiteral("http://127.0.0.1:%1/api/progress").arg(firehose.port());
    const QString self = QCoreApplication::applicationFilePath();
    const QString runwatch = arguments.value(1);
    const QStringList watching{QStringLiteral("--headless"), QStringLiteral("--no-reconnect"), url};
    Reader readers[]{
        {QStringLiteral("runwatch --headless"), runwatch, watching, {}},
        {QStringLiteral("drain, buffered"), self, {QStringLiteral("--drain"), QStringLiteral("buffered"), url}, {}},
        {QStringLiteral("drain, default"), self, {QStringLiteral("--drain"), QStringLiteral("default"), url}, {}},
    };
    QTextStream out(stdout);
    for (int round = 0; round < rounds; ++round) {
        for (Reader &reader : readers) {
            if (!time(reader, firehose)) {
                out << reader.name << " did not read to the end\n";
                return 2;
            }
        }
    }
    for (const Reader &reader : readers)
        out << reader.name << ": " << qint64(double(events) / median(reader.seconds)) << " events/s\n";
    const double toBuffered = median(readers[1].seconds) / median(readers[0].seconds);
    const double toDefault = median(readers[2].seconds) / median(readers[0].seconds);
    out << "ratio stream-to-buffered-drain " << toBuffered << " bar 0.9\n";
    out << "ratio stream-to-default-drain " << toDefault << " bar 3.5\n";
    printMemory(runwatch, watching, firehose, out);
    const bool isUnder = toBuffered < 0.9 || toDefault < 3.5;
    return isUnder && arguments.contains(QStringLiteral("--enforce")) ? 1 : 0;
}
