// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/servertime.h"

#include "app/decode/numbertext.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <cmath>
#include <optional>

namespace runwatch {
namespace {

// Reads fixed digits from the front of what is left.
class DigitReader
{
public:
    explicit DigitReader(std::string_view text)
        : m_rest(text)
    {
    }

    int number(std::size_t digits)
    {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            const bool isDigit = i < m_rest.size() && m_rest[i] >= '0' && m_rest[i] <= '9';
            m_isGood = m_isGood && isDigit;
            value = isDigit ? value * 10 + (m_rest[i] - '0') : value;
        }
        m_rest.remove_prefix(std::min(digits, m_rest.size()));
        return value;
    }

    bool skip(std::string_view anyOf)
    {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    void expect(std::string_view anyOf) { m_isGood = skip(anyOf) && m_isGood; }

    int milliseconds()
    {
        int value = 0;
        int scale = 100;
        for (; !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9'; scale /= 10)
            value += number(1) * scale;
        return value;
    }

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }
    [[nodiscard]] char next() const { return m_rest.empty() ? '\0' : m_rest.front(); }

private:
    std::string_view m_rest;
    bool m_isGood = true;
};

// "2026-01-17T10:00:00.000Z" and its kin, by hand: QDateTime takes ten times the
// time of all the rest of a log event.
std::optional<qint64> timeWithOffset(std::string_view text)
{
    using namespace std::chrono;
    DigitReader reader(text);
    const year y(reader.number(4));
    reader.expect("-");
    const month m(unsigned(reader.number(2)));
    reader.expect("-");
    const year_month_day date(y, m, day(unsigned(reader.number(2))));
    reader.expect("Tt ");
    const int hour = reader.number(2);
    reader.expect(":");
    const int minute = reader.number(2);
    reader.expect(":");
    const int second = reader.number(2);
    const int fraction = reader.skip(".,") ? reader.milliseconds() : 0;
    const int sign = reader.next() == '-' ? -1 : 1;
    int offset = 0;
    if (reader.skip("+-")) {
        offset = reader.number(2) * 60;
        reader.skip(":");
        offset += reader.number(2);
    } else {
        reader.expect("Zz");
    }
    if (!reader.isGood() || !reader.isAtEnd() || !date.ok() || hour > 24 || minute > 59 || second > 60)
        return std::nullopt;
    const qint64 days = sys_days(date).time_since_epoch().count();
    return (((days * 24 + hour) * 60 + minute - sign * offset) * 60 + second) * 1000 + fraction;
}

} // namespace

qint64 serverTimeOf(std::string_view text)
{
    if (const std::optional<qint64> time = timeWithOffset(text))
        return *time;
    if (const std::optional<double> number = numberIn(text))
        return serverTimeOf(*number);
    if (text.size() > 40)
        return 0;
    const QDateTime local =
        QDateTime::fromString(QString::fromUtf8(text.data(), qsizetype(text.size())), Qt::ISODateWithMs);
    return local.isValid() ? local.toMSecsSinceEpoch() : 0;
}

qint64 serverTimeOf(double sinceEpoch)
{
    double milliseconds = sinceEpoch * 1000;
    if (sinceEpoch >= 1e17)
        milliseconds = sinceEpoch / 1e6;
    else if (sinceEpoch >= 1e14)
        milliseconds = sinceEpoch / 1e3;
    else if (sinceEpoch >= 1e11)
        milliseconds = sinceEpoch;
    return milliseconds > 0 && milliseconds < 1e15 ? qint64(std::llround(milliseconds)) : 0;
}

} // namespace runwatch
