// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/logexport.h"
#include "tests/export/exportlines.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

using namespace runwatch;
using Outcome = ExportResult::Outcome;
using Error = ExportResult::Error;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

// Files of this process may grow to so many bytes and no further.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class TestLogExport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesAllRows();
    void writesOnlyWhatWasThere();
    void writesAVeryLongLine();
    void tellsHowFarItIs();
    void leavesNothingWhenCancelled();
    void cancelsWhenItGoes();
    void saysThatTheDiskIsFull();
    void leavesTheOldFileWhenItFails();
    void saysWhyItCannotBegin();
    void countsLinesThatWentMeanwhile();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    ExportResult run(LogExport &exporter, const QString &path, ExportFormat format = ExportFormat::Text);
    ExportResult finish(LogExport &exporter);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<LogStore> m_log;
};

void TestLogExport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_log = std::make_shared<LogStore>();
}

ExportResult TestLogExport::finish(LogExport &exporter)
{
    QSignalSpy finished(&exporter, &LogExport::finished);
    if (!finished.wait(30'000))
        return {Outcome::Failed, 0, 0, 0, Error::Other, QStringLiteral("never finished")};
    return finished.first().first().value<ExportResult>();
}

ExportResult TestLogExport::run(LogExport &exporter, const QString &path, ExportFormat format)
{
    exporter.start({rowsOf(m_log), format, {}, wordsOfTests()}, path);
    return finish(exporter);
}

void TestLogExport::writesAllRows()
{
    QByteArray expected;
    constexpr int Count = 30'000;
    for (int i = 0; i < Count; ++i) {
        append(*m_log, "line " + QByteArray::number(i));
        expected += "line " + QByteArray::number(i) + '\n';
    }
    LogExport exporter;
    const ExportResult result = run(exporter, path("a.log"));
    QCOMPARE(result.outcome, Outcome::Done);
    QCOMPARE(result.lines, Count);
    QCOMPARE(result.gone, 0);
    QCOMPARE(result.bytes, expected.size());
    QVERIFY(contentOf(path("a.log")) == expected);

    QCOMPARE(run(exporter, path("a.jsonl"), ExportFormat::JsonLines).lines, Count);
    const QByteArrayList objects = contentOf(path("a.jsonl")).split('\n');
    QCOMPARE(objects.size(), Count + 1);
    for (int i = 0; i < Count; ++i)
        QCOMPARE(QJsonDocument::fromJson(objects[i]).object()[u"text"].toString(), QStringLiteral("line %1").arg(i));
    QCOMPARE(run(exporter, path("a.csv"), ExportFormat::Csv).lines, Count);
    QCOMPARE(contentOf(path("a.csv")).count("\r\n"), Count + 1);
    QCOMPARE(files().size(), 3);
}

void TestLogExport::writesOnlyWhatWasThere()
{
    appendMany(*m_log, 10);
    const RowSnapshot rows = rowsOf(m_log);
    appendMany(*m_log, 10);
    LogExport exporter;
    exporter.start({rows, ExportFormat::Text, {}, {}}, path("a.log"));
    QCOMPARE(finish(exporter).lines, 10);
}

void TestLogExport::writesAVeryLongLine()
{
    const QByteArray plain(10 << 20, 'x');
    append(*m_log, plain);
    append(*m_log, QByteArray("\x1b[31m\"日").repeated(1 << 20));
    LogExport exporter;
    QCOMPARE(run(exporter, path("a.log")).outcome, Outcome::Done);
    QVERIFY(contentOf(path("a.log")) == plain + '\n' + QByteArray("\"日").repeated(1 << 20) + '\n');
}

void TestLogExport::tellsHowFarItIs()
{
    const QByteArray text(200, 'x');
    for (int i = 0; i < 300'000; ++i)
        append(*m_log, text);
    LogExport exporter;
    QList<qint64> told;
    connect(&exporter, &LogExport::progressed, this, [&told](qint64 rows, qint64 ofRows) { told << (ofRows == 300'000 ? rows : -1); });
    QCOMPARE(run(exporter, path("a.csv"), ExportFormat::Csv).lines, 300'000);
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QVERIFY(told.isEmpty() || (told.first() > 0 && told.last() <= 300'000));
}

// The mark's words are asked for half-way, and there it waits until it was cancelled.
void TestLogExport::leavesNothingWhenCancelled()
{
    appendMany(*m_log, 5'000);
    append(*m_log, "", LogLevel::Log, 0, LogKind::CancelAsked);
    appendMany(*m_log, 5'000);
    std::atomic<bool> isHalfWay = false;
    std::atomic<bool> mayGoOn = false;
    LineWords words;
    words.mark = [&](const LogLine &) {
        isHalfWay = true;
        mayGoOn.wait(false);
        return QByteArray();
    };
    LogExport exporter;
    exporter.start({rowsOf(m_log), ExportFormat::Text, {}, words}, path("a.log"));
    QTRY_VERIFY(isHalfWay);
    QVERIFY(exporter.isRunning());
    QVERIFY(!files().contains(QStringLiteral("a.log")));
    exporter.cancel();
    mayGoOn = true;
    mayGoOn.notify_all();
    const ExportResult result = finish(exporter);
    QCOMPARE(result.outcome, Outcome::Cancelled);
    QVERIFY(result.lines < 10'001);
    QCOMPARE(files(), QStringList());
}

void TestLogExport::cancelsWhenItGoes()
{
    appendMany(*m_log, 200'000);
    {
        LogExport exporter;
        exporter.start({rowsOf(m_log), ExportFormat::JsonLines, {}, {}}, path("a.log"));
    }
    QVERIFY(files().isEmpty() || contentOf(path("a.log")).count('\n') == 200'000); // it was too quick
}

void TestLogExport::saysThatTheDiskIsFull()
{
    QFile full(QStringLiteral("/dev/full"));
    QVERIFY(full.open(QIODevice::WriteOnly));
    appendMany(*m_log, 100'000);
    ExportProgress progress;
    const ExportResult result = writeRows({rowsOf(m_log), ExportFormat::JsonLines, {}, {}}, full, progress);
    QCOMPARE(result.outcome, Outcome::Failed);
    QCOMPARE(result.error, Error::NoRoom);
    QVERIFY(!result.detail.isEmpty());
    full.close(); // what it still holds cannot be written either
}

void TestLogExport::leavesTheOldFileWhenItFails()
{
    QFile old(path("a.log"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("as it was");
    old.close();
    appendMany(*m_log, 500'000);
    LogExport exporter;
    ExportResult result;
    {
        const FileSizeLimit limit(3 << 20);
        result = run(exporter, path("a.log"));
    }
    QCOMPARE(result.outcome, Outcome::Failed);
    QCOMPARE(result.error, Error::TooLarge);
    QCOMPARE(contentOf(path("a.log")), QByteArray("as it was"));
    QCOMPARE(files().size(), 1);
    QCOMPARE(run(exporter, path("a.log")).outcome, Outcome::Done); // again, with room
    QVERIFY(contentOf(path("a.log")).startsWith("line 0\nline 1\n"));
}

void TestLogExport::saysWhyItCannotBegin()
{
    appendMany(*m_log, 1);
    LogExport exporter;
    const ExportResult noFolder = run(exporter, path("none/a.log"));
    QCOMPARE(noFolder.outcome, Outcome::Failed);
    QCOMPARE(noFolder.error, Error::NoFolder);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("a.log")));
    QCOMPARE(run(exporter, path("a.log")).outcome, Outcome::Failed); // a folder
    const uid_t self = ::geteuid();
    constexpr uid_t Nobody = 65'534;
    if (self == 0) // root may write everywhere
        QCOMPARE(::setresuid(Nobody, Nobody, self), 0);
    else
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const ExportResult denied = run(exporter, path("b.log"));
    QCOMPARE(self == 0 ? ::setresuid(self, self, self) : 0, 0);
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(denied.error, Error::NoPermission);
}

// One thread appends and the oldest go, as fast as they can, while the rows are written.
void TestLogExport::countsLinesThatWentMeanwhile()
{
    m_log = std::make_shared<LogStore>(qint64(32) << 20);
    const QByteArray filling(200, 'x');
    const auto appendOne = [this, &filling] { append(*m_log, QByteArray::number(qint64(m_log->end())) + ' ' + filling); };
    while (m_log->first() == LineNumber(0))
        appendOne();
    const auto first = qint64(m_log->first());
    const RowSnapshot rows = rowsOf(m_log);
    std::atomic<bool> isOver = false;
    std::thread writer([&] {
        while (!isOver)
            appendOne();
    });
    LogExport exporter;
    exporter.start({rows, ExportFormat::Text, {}, {}}, path("a.log"));
    const ExportResult result = finish(exporter);
    isOver = true;
    writer.join();
    QCOMPARE(result.outcome, Outcome::Done);
    QCOMPARE(result.lines + result.gone, rows.rows);
    QByteArrayList lines = contentOf(path("a.log")).split('\n');
    lines.removeLast();
    QCOMPARE(lines.size(), result.lines);
    qint64 last = first - 1;
    for (const QByteArray &line : std::as_const(lines)) {
        const qint64 number = line.first(line.indexOf(' ')).toLongLong();
        QVERIFY(number > last && number < first + rows.rows && line.endsWith(filling));
        last = number;
    }
    exporter.start({rows, ExportFormat::Text, {}, {}}, path("b.log")); // by now most, or all, have gone
    const ExportResult late = finish(exporter);
    QVERIFY(late.gone >= result.gone);
    QCOMPARE(late.lines + late.gone, rows.rows);
}

QTEST_GUILESS_MAIN(TestLogExport)
#include "tst_logexport.moc"
