// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/stream/streamrecord.h"

#include <QRandomGenerator>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Lines = QList<QByteArray>;

namespace {

// The standard's steps, written down one by one over the whole stream with no
// thought of speed. It shares no line with the parser.
class PlainReader
{
public:
    Lines read(QByteArray stream)
    {
        if (stream.startsWith("\xEF\xBB\xBF"))
            stream.remove(0, 3);
        stream.replace("\r\n", "\n").replace('\r', '\n');
        QList<QByteArray> lines = stream.split('\n');
        lines.removeLast(); // it has no end
        for (const QByteArray &line : lines)
            processLine(line);
        return m_record.lines;
    }

private:
    void processLine(const QByteArray &line)
    {
        if (line.isEmpty())
            return dispatch();
        const qsizetype colon = line.indexOf(':');
        if (colon == 0)
            return m_record(Comment{QByteArrayView(line).sliced(1)});
        QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
        if (value.startsWith(' '))
            value.remove(0, 1);
        processField(colon < 0 ? line : line.first(colon), value);
    }

    void processField(const QByteArray &name, const QByteArray &value)
    {
        if (name == "event") {
            m_type = value;
        } else if (name == "data") {
            m_data += value + '\n';
        } else if (name == "id" && !value.contains('\0')) {
            m_id = value;
        } else if (name == "retry" && !value.isEmpty()
                   && QByteArray(value).replace('0', "").replace('7', "").isEmpty()) {
            m_record(ReconnectionTime{value.toLongLong()});
        }
    }

    void dispatch()
    {
        const QByteArray type = m_type.isEmpty() ? "message"_ba : m_type;
        if (!m_data.isEmpty())
            m_record(ServerSentEvent{type, m_data.chopped(1), m_id});
        m_type.clear();
        m_data.clear();
    }

    StreamRecord m_record;
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_id;
};

QByteArray randomStream(QRandomGenerator &random)
{
    static const QList<QByteArray> pieces{
        "data"_ba,
        "data:"_ba,
        "data: "_ba,
        "event: a"_ba,
        "id: 1"_ba,
        "id"_ba,
        "retry: 7"_ba,
        "retry: 0x"_ba,
        ":"_ba,
        " "_ba,
        "\0"_ba,
        "\n"_ba,
        "\n"_ba,
        "\n\n"_ba,
        "\r"_ba,
        "\r\n"_ba,
        "\r\n\r\n"_ba,
        "\xEF\xBB\xBF"_ba,
        "\xE2\x82"_ba,
        "text"_ba,
        "a text longer than sixteen bytes, and sixty-four too, by some that are a rest"_ba,
    };
    QByteArray stream;
    for (int left = random.bounded(60); left > 0; --left)
        stream += pieces[random.bounded(pieces.size())];
    return stream;
}

} // namespace

// The same streams at every run: the numbers come from a fixed seed.
class tst_EventStreamFuzz : public QObject
{
    Q_OBJECT

private slots:
    void readsRandomStreamsInRandomPieces();
};

void tst_EventStreamFuzz::readsRandomStreamsInRandomPieces()
{
    QRandomGenerator random(20260101);
    for (int round = 0; round < 20000; ++round) {
        const QByteArray stream = randomStream(random);
        EventStreamParser parser;
        StreamRecord record;
        for (qsizetype at = 0; at < stream.size();) {
            const QByteArray block = stream.mid(at, random.bounded(1, round % 2 ? 5 : 200));
            parser.feed(block, record);
            at += block.size();
        }
        const Lines expected = PlainReader().read(stream);
        QVERIFY2(record.lines == expected,
                 "round " + QByteArray::number(round) + ": " + stream.toPercentEncoding() + "\nseen "
                     + record.lines.join('\n').toPercentEncoding() + "\nexpected "
                     + expected.join('\n').toPercentEncoding());
    }
}

QTEST_APPLESS_MAIN(tst_EventStreamFuzz)
#include "tst_eventstreamfuzz.moc"
